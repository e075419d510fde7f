// After axe-core itself: runs it with every rule that applies and keeps the parts that are shown.
const [within, without] = arguments;
const engine = typeof axe === "undefined" ? window.axe : axe;
const wanted = engine.getRules().filter(({ ruleId, tags }) =>
  !tags.includes("deprecated") && !without.includes(ruleId));
const rules = Object.fromEntries(wanted.map(({ ruleId }) => [ruleId, { enabled: true }]));
const found = await engine.run(within ?? document, {
  runOnly: { type: "rule", values: wanted.map(({ ruleId }) => ruleId) },
  rules,
  resultTypes: ["violations", "incomplete"],
});
const flat = (results) => results.flatMap(({ id, impact, nodes }) => nodes.map((node) => ({
  rule: id,
  impact: impact ?? "",
  target: node.target.flat().join(" >>> "),
  advice: (node.failureSummary ?? "").replace(/\s+/g, " "),
})));
return { violations: flat(found.violations), undecided: flat(found.incomplete), passes: found.passes.length };
