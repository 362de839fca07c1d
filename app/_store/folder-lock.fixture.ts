// Locks the folder of its argument, says so, and lives until it is killed; or says why it cannot.
import { lockFolder } from './folder-lock'

try {
  lockFolder(process.argv[2] ?? '')
  console.log('locked')
  setInterval(() => {}, 60_000)
} catch (error) {
  console.log(error instanceof Error ? error.message : error)
}
