import { designIds } from '@/_designs/registry'
import { redisHealth, storeHealth } from '@/_store/health'

/**
 * For load balancers and people: 200 while the store can be read and changed, else 503. Redis serves
 * one design, so its outage does not take the server out. The answer has no personal data.
 */
export async function GET(): Promise<Response> {
  const [store, redis] = await Promise.all([storeHealth(), redisHealth()])
  return Response.json(
    { store, redis, designs: designIds() },
    { status: store.ok ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
