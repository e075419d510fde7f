document.getElementById("file").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  document.getElementById("read").textContent = `${file.name}: ${await file.text()}`;
});
document.getElementById("save").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["saved by the page"], { type: "text/plain" }));
  link.download = "saved.txt";
  link.click();
});
