import { render } from 'preact'
import { views } from './views.js'

function Page() {
  return (
    <nav>
      {views.map(({ path, name }) => (
        <a key={path} href={path}>
          {name}
        </a>
      ))}
    </nav>
  )
}

render(<Page />, document.getElementById('page') as HTMLElement)
