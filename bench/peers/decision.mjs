// json-rules-engine on the same situations: node decision.mjs SITUATIONS.json ANSWERS.json LISTS. Nothing is timed before
// both give the same yes or no in every situation.
import { readFileSync } from 'node:fs'
import { decide, makeEngine } from './rules.mjs'
import { measure, print } from './timing.mjs'

const [situationsFile, answersFile, listsFolder] = process.argv.slice(2)
const documents = JSON.parse(readFileSync(situationsFile, 'utf8'))
const answers = JSON.parse(readFileSync(answersFile, 'utf8'))
const engine = makeEngine(listsFolder)

let differences = 0
for (const { name, situation } of documents) {
  const own = JSON.parse(await decide(engine, JSON.stringify(situation)))
  if (own.eligible === (answers[name] === 'eligible')) continue
  differences += 1
  const failed = own.checks.filter((check) => check.status === 'not_met').map((check) => check.id)
  console.error(`${name}: Consilium says ${answers[name]}, the peer ${own.eligible ? 'yes' : `no (${failed.join(', ')})`}`)
}
if (differences > 0) process.exit(1)

console.log(JSON.stringify({ name: 'decision/agreed', unit: 'situations', values: [documents.length] }))
for (const { name, situation } of documents) {
  const text = JSON.stringify(situation)
  if (name === 'yes' || name === 'asked-on-2026-01-20') print(`decision/json/${name}`, await measure(() => decide(engine, text)))
}
