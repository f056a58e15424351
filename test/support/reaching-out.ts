import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'

/** Run apart: tries to reach a port, to write a file, to read a key of its parent, or ends before it answers. */
export interface ToTry {
  port: number
  file: string
  dies?: boolean
  waits?: boolean
}

process.once('message', ({ port, file, dies, waits }: ToTry) => {
  if (dies) {
    console.error('something broke')
    process.exit(3)
  }
  if (waits) return
  void reached(port).then(network =>
    process.send?.({ network, file: written(file), env: Object.keys(process.env) }),
  )
})

function reached(port: number): Promise<string> {
  return new Promise(resolve => {
    try {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => resolve('reached'))
      socket.once('error', error => resolve((error as NodeJS.ErrnoException).code ?? 'error'))
    } catch (error) {
      resolve((error as NodeJS.ErrnoException).code ?? 'error')
    }
  })
}

function written(file: string): string {
  try {
    writeFileSync(file, 'x')
    return 'written'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'error'
  }
}
