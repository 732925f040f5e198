// Says in the page when a security key was not used; the library only tells the console.
document.addEventListener("allauth.error", (event) => {
  const said = document.getElementById("key-failed");
  if (said) { said.hidden = true; said.hidden = false; event.preventDefault(); }
});
