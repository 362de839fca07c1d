import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client'

const globalForPrisma = globalThis as unknown as { prisma?: PrismaClient }

/** Without these two limits, `pg` waits for ever for a database that does not answer. */
const adapter = new PrismaPg({
  connectionString: process.env.DATABASE_URL ?? '',
  connectionTimeoutMillis: 4_000,
  query_timeout: 4_000,
})

export const prisma = globalForPrisma.prisma ?? new PrismaClient({ adapter })
globalForPrisma.prisma = prisma
