const show = (text) => { document.getElementById("outcome").textContent = text; };
try {
  const response = await fetch("add.wasm");
  if (!response.ok) throw `${response.status}`;
  const { instance } = await WebAssembly.instantiateStreaming(response);
  show(`sum ${instance.exports.add(2, 3)}`);
} catch (error) {
  show(error.name ? `${error.name}: ${error.message}` : error);
}
