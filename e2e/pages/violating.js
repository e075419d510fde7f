document.querySelector("p").innerHTML = "<b>markup</b>";
