import { Button } from '@/_ui/button'
import { type Answers, chosen, QUESTIONS, queryOf } from './questions'

/** The questions. The form works without scripts: it puts the answers into the address. */
export function QuestionForm({ answers }: { answers: Answers }) {
  return (
    <form
      key={queryOf(answers)} // other answers in the address are another form
      action="/which"
      method="get"
      aria-label="Your app"
      className="grid gap-5 rounded-xl border border-line bg-surface p-4 sm:p-5"
    >
      <h2 className="font-semibold text-xl tracking-tight">Your app</h2>
      {QUESTIONS.map((question) => (
        <fieldset key={question.name} className="grid gap-1.5">
          <legend className="font-medium text-sm">{question.ask}</legend>
          {question.options.map(({ value, label }) => (
            <label key={value} className="flex items-start gap-2 py-0.5 text-sm">
              <input
                type="radio"
                name={question.name}
                value={value}
                defaultChecked={value === chosen(question, answers[question.name]).value}
                className="mt-0.5 size-4 accent-current"
              />
              {label}
            </label>
          ))}
        </fieldset>
      ))}
      <Button type="submit" tone="primary">
        Show the answer
      </Button>
    </form>
  )
}
