// A chart that can be moved. Vega reads its expressions and does not run them (ast), and needs no style of its own.
const place = document.getElementById("chart");
const theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
fetch(`${place.dataset.spec}${place.dataset.spec.includes("?") ? "&" : "?"}theme=${theme}`)
  .then((answer) => answer.json())
  .then((spec) => vegaEmbed(place, spec, {
    renderer: "canvas", actions: false, ast: true, defaultStyle: false, tooltip: { theme, disableDefaultStyle: true },
  }))
  .catch((error) => { place.textContent = `The chart cannot be shown: ${error.message}`; });
