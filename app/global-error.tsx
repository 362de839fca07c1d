'use client'

export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong</title>
        <h1>Something went wrong</h1>
        <p>
          This site could not be shown. <a href="/">Try again</a>.
        </p>
      </body>
    </html>
  )
}
