/** The view at /live of the page. */
export default function LiveView() {
  return <h1>Live</h1>
}
