// Loaded into programs started by run-entry.mjs: when the starter is killed outright, its channel closes and
// the program ends in the same orderly way as on SIGTERM, instead of living on with the port and the data.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
