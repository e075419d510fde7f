// Runs among Firefox's own windows: the text input processor is what its own tests use for input methods.
const [steps, committed] = arguments;
const win = Services.wm.getMostRecentWindow("navigator:browser");
const processor = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
if (!processor.beginInputTransactionForTests(win)) throw new Error("the window takes no input");
for (const text of steps) {
  processor.setPendingCompositionString(text);
  processor.appendClauseToPendingComposition(text.length, processor.ATTR_RAW_CLAUSE);
  processor.setCaretInPendingComposition(text.length);
  processor.flushPendingComposition();
}
processor.commitCompositionWith(committed);
