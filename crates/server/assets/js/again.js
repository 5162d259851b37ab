/**
 * A page that says what is wrong with a form is the answer to that form. 'Reload' there, and 'Back' to it, would ask
 * whether the form shall be sent again, or show an error of the browser. With this they ask for the page anew: every
 * form's address has one.
 */

const [arrival] = performance.getEntriesByType("navigation");
if (arrival instanceof PerformanceNavigationTiming && arrival.responseStatus === 422) {
  history.replaceState(history.state, "", location.href);
}
