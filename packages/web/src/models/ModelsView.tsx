/** The view at /models of the page. */
export default function ModelsView() {
  return <h1>Models</h1>
}
