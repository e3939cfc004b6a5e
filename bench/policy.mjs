// How many requests a second does the policy evaluator judge, and how many its slow twin in the same run?
// `npm run build && node bench/policy.mjs [rounds]`. The policies are the articles' and ours; documents are parsed and
// compiled once, requests are read each time, verdicts are whole with their sentence.
import { readFileSync } from 'node:fs'
import { compilePolicy, evaluate, PreparedRequest } from '@fourthright/policy'
import { build } from 'esbuild'

const rounds = Number(process.argv[2] ?? 20_000)
const repeats = 5
const folder = new URL('../packages/policy/', import.meta.url)
const { evaluatePlainly } = await importTwin()

const action = 'sagemaker:CreatePresignedDomainUrl'
const resource = 'arn:aws:sagemaker:us-west-2:111122223333:user-profile/d-h4cy01pxticj/alice'
const person = {
  'aws:username': 'alice',
  'aws:PrincipalTag/profile': 'alice',
  'aws:SecureTransport': true,
  'aws:CurrentTime': '2020-12-20T21:25:00Z',
}
const networks = [
  { 'aws:VpcSourceIp': '10.16.42.74', 'aws:SourceVpc': 'vpc-studio', 'aws:SourceVpce': 'vpce-x' },
  { 'aws:SourceIp': '203.0.113.7' },
  { 'aws:SourceVpce': 'vpce-sm-api-yy', 'aws:VpcSourceIp': '172.31.0.1' },
  { 'aws:SourceIp': '198.51.100.9' },
]
const minting = networks.map((network) => ({ action, resource, context: { ...person, ...network } }))
const invoking = networks.map((network) => ({
  action: 'execute-api:Invoke',
  resource: 'arn:aws:execute-api:us-west-2:111122223333:zxgua515ef/dev/GET/alice',
  context: { ...person, ...network },
}))

for (const [name, kind, requests] of [
  ['article-role', 'identity', minting],
  ['studio-role', 'identity', minting],
  ['sample-api', 'resource', invoking],
  ['studio-api', 'resource', invoking],
]) {
  const text = readFileSync(new URL(`samples/${name}.json`, folder), 'utf8')
  const policies = [compilePolicy(text, { name, kind })]
  const plain = [{ kind, text }]
  const prepared = requests.map((request) => PreparedRequest.from(request))
  for (const request of requests) {
    const [ours, theirs] = [evaluate(policies, request).decision, evaluatePlainly(plain, request)]
    if (ours !== theirs) throw new Error(`${name}: ${ours} here, ${theirs} there`)
  }
  const best = { ours: Infinity, prepared: Infinity, twin: Infinity }
  // All in turn, so that whatever else the machine does meets all; the fastest of each counts.
  for (let n = 0; n < repeats; n++) {
    best.ours = Math.min(
      best.ours,
      microseconds(requests, rounds, (r) => evaluate(policies, r)),
    )
    best.prepared = Math.min(
      best.prepared,
      microseconds(prepared, rounds, (r) => evaluate(policies, r)),
    )
    best.twin = Math.min(
      best.twin,
      microseconds(requests, rounds / 20, (r) => evaluatePlainly(plain, r)),
    )
  }
  const perSecond = (time) => `${Math.round(1000 / time)} thousand a second`
  console.log(
    `${name.padEnd(13)} ${best.ours.toFixed(2)} µs, ${perSecond(best.ours)}; request read before ${best.prepared.toFixed(2)} µs, ` +
      `${perSecond(best.prepared)}; slow twin ${best.twin.toFixed(1)} µs, ratio ${(best.twin / best.ours).toFixed(0)}`,
  )
}

/** Of the processor's time, so that what else the machine does counts less. */
function microseconds(requests, times, judge) {
  const start = process.cpuUsage()
  for (let n = 0; n < times; n++) for (const request of requests) judge(request)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / (times * requests.length)
}

/** The twin lives among the tests, in TypeScript, and is in no build. */
async function importTwin() {
  const entry = new URL('src/evaluate/plainEvaluator.fixture.ts', folder).pathname
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: 'esm' })
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`)
}
