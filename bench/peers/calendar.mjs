// chinese-days on the same days: node calendar.mjs ANSWERS.csv. Nothing is timed before both give the same day wherever
// chinese-days knows all of the years that are counted through.
import { readFileSync } from 'node:fs'
import chineseDays from 'chinese-days'
import { measure, print } from './timing.mjs'

const spans = [5, 10, 15]
const rows = readFileSync(process.argv[2], 'utf8').trim().split('\n').map((line) => line.split(','))

let differences = 0
for (const [day, ...dues] of rows)
  spans.forEach((span, at) => {
    const own = chineseDays.findWorkday(span, day)
    if (own === dues[at]) return
    differences += 1
    if (differences <= 10) console.error(`${day} and ${span} working days: Consilium says ${dues[at]}, the peer ${own}`)
  })
if (differences > 0) {
  console.error(`${differences} of ${rows.length * spans.length} differ`)
  process.exit(1)
}

console.log(JSON.stringify({ name: 'calendar/agreed', unit: 'days', values: [rows.length * spans.length] }))
const days = rows.map((row) => row[0])
const inOneCall = 100
const daysLater = (span, call) => {
  for (let i = 0; i < inOneCall; i++) chineseDays.findWorkday(span, days[(call * inOneCall + i) % days.length])
}
for (const span of spans)
  print(`calendar/day/${span}`, (await measure((i) => daysLater(span, i))).map((time) => time / inOneCall))
