const knob = document.getElementById("knob");
let start = null;
knob.addEventListener("pointerdown", (event) => { start = event.clientX; knob.setPointerCapture(event.pointerId); });
knob.addEventListener("pointermove", (event) => {
  if (start === null) return;
  const moved = Math.round(event.clientX - start);
  knob.style.left = `${moved}px`;
  document.getElementById("place").textContent = moved;
});
knob.addEventListener("pointerup", () => { start = null; });
