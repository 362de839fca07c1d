import { hashPassword } from '@/password'
import { prisma } from '@/prisma'

export async function POST(request: Request) {
  const form = await request.formData()
  const [email, password] = [form.get('email'), form.get('password')]
  if (typeof email !== 'string' || typeof password !== 'string')
    return new Response(null, { status: 400 })
  await prisma.user.create({ data: { email, passwordHash: hashPassword(password) } })
  return new Response(null, { status: 201 })
}
