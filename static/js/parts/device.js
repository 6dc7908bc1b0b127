// In the place of offline.js, where a page has to stay light: loads it only if there is something
// for it to do, which is an answer kept on this device, another account, or logging out.

const { account } = document.getElementById("said").dataset;
const isAnswerKept = Object.keys(localStorage).some((key) => key.startsWith("quizapp-kept:"));
const wake = () => import("./offline.js");

if (isAnswerKept || (account && localStorage.getItem("quizapp-account") !== account)) wake();
else document.querySelector("[data-leave]")?.addEventListener("focusin", wake, { once: true });
