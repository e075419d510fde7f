document.querySelector("p").textContent = "Scripts are on.";
