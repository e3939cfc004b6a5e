/** The view at / of the page. */
export default function DecideView() {
  return <h1>Decide</h1>
}
