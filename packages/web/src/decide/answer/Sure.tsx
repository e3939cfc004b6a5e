import type { Decision } from '@fourthright/guide'
import { useEffect } from 'preact/hooks'
import { sure, useDesk } from '../desk/useDesk.js'
import { signedPoints } from '../words/percent.js'
import { Panel } from './Panel.js'
import { Working } from './Working.js'

/** How sure the call is: the models fitted again to other draws of the games, and how many of them agree. */
export function Sure() {
  return (
    <Panel name="sure" title="How sure is that?">
      <Refits />
    </Panel>
  )
}

const verdicts = {
  clear: 'A clear call.',
  lean: 'A lean, no more.',
  tooClose: 'Too close to call.',
} as const

function Refits() {
  const { answer, isFresh, fault } = useDesk('sure')
  useEffect(() => {
    sure.value = isFresh ? answer : null
    return () => {
      sure.value = null
    }
  }, [answer, isFresh])
  if (!answer) return <Working fault={fault} what="Asking a hundred refits of the models …" />
  const agree = Math.round(answer.agreement * answer.members)
  return (
    <div class={`refits ${isFresh ? '' : 'stale'}`}>
      <p>
        <b>{verdicts[answer.verdict]}</b> {agree} of {answer.members} refits of our models, each to other
        games, agree.
      </p>
      <div class="cloud" aria-hidden="true">
        {Array.from({ length: answer.members }, (_, member) => (
          <i key={member} class={member < agree ? 'agrees' : ''} />
        ))}
      </div>
      <Interval interval={answer.interval} />
    </div>
  )
}

/** The 95 % interval of the edge on a scale that holds nothing and the whole of it. */
function Interval({ interval: [low, high] }: Pick<NonNullable<Decision['confidence']>, 'interval'>) {
  const reach = Math.max(0.02, Math.abs(low), Math.abs(high)) * 1.15
  const at = (edge: number) => `${50 + (edge / reach) * 50}%`
  return (
    <div class="interval">
      <div class="axis" aria-hidden="true">
        <i class="zero" />
        <i class="span" style={{ left: at(low), right: `calc(100% - ${at(high)})` }} />
      </div>
      <p class="soft">
        The edge lies between {signedPoints(low)} and {signedPoints(high)} points, 95 times of 100.
      </p>
    </div>
  )
}
