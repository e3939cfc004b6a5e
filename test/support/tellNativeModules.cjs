// Loaded before a program (node --require): writes the native modules that it had loaded when it ended, a line
// each, to the file that NATIVE_MODULES names. Node's own report knows every library of the process.
const { writeFileSync } = require('node:fs')

process.on('exit', () => {
  const native = process.report.getReport().sharedObjects.filter((file) => file.endsWith('.node'))
  writeFileSync(process.env.NATIVE_MODULES, native.join('\n'))
})
