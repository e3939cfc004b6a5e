/** The view at /season of the page. */
export default function SeasonView() {
  return <h1>Season</h1>
}
