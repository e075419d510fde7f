const call = (url) => fetch(url, { mode: "no-cors" }).then((r) => (r.type === "opaque" ? r.status : 0), () => 0);
const calls = [call("http://outside.example/beacon?q=1"), call("https://secure.example/")];
await Promise.all(calls);
document.getElementById("outcome").textContent = `${calls.length} calls failed`;
