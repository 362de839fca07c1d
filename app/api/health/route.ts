import { designIds } from '@/_designs/registry'
import { storeHealth } from '@/_store/health'

/** For load balancers and people: 200 while the store answers, else 503. Nothing personal in it. */
export async function GET(): Promise<Response> {
  const store = await storeHealth()
  return Response.json({ store, designs: designIds() }, { status: store.ok ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
