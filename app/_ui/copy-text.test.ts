import { afterEach, expect, test, vi } from 'vitest'
import { copyText } from './copy-text'

/** A page that records copied text; `allows` is the answer of `execCommand`. */
function page({ clipboard, allows }: { clipboard?: object; allows: boolean | Error }) {
  const copied: string[] = []
  const area = { value: '', remove: vi.fn(), select: () => selected.push(area) }
  const selected: { value: string }[] = []
  vi.stubGlobal('navigator', clipboard === undefined ? {} : { clipboard })
  vi.stubGlobal('HTMLElement', class {})
  vi.stubGlobal('document', {
    activeElement: null,
    createElement: () => area,
    body: { append() {} },
    execCommand() {
      if (allows instanceof Error) throw allows
      if (allows) copied.push(selected[0]?.value ?? '')
      return allows
    },
  })
  return { copied, area }
}

afterEach(() => vi.unstubAllGlobals())

test('the clipboard is asked first', async () => {
  const writeText = vi.fn(async () => {})
  const { copied } = page({ clipboard: { writeText }, allows: true })
  expect(await copyText('code')).toBe(true)
  expect(writeText).toHaveBeenCalledWith('code')
  expect(copied).toEqual([])
})

const refusing = { writeText: () => Promise.reject(new Error('NotAllowedError')) }
test.each([undefined, refusing])(
  'A-E63 without a clipboard, a selection is copied',
  async (clipboard) => {
    const { copied, area } = page({ ...(clipboard && { clipboard }), allows: true })
    expect(await copyText('code')).toBe(true)
    expect(copied).toEqual(['code'])
    expect(area.remove).toHaveBeenCalled()
  },
)

test.each([false, new Error('not supported')])(
  'A-E63 a browser that refuses is not believed',
  async (allows) => {
    const { area } = page({ allows })
    expect(await copyText('code')).toBe(false)
    expect(area.remove).toHaveBeenCalled()
  },
)
