import { StartFailure } from '../kernel/config.ts';
import { Refused } from '../kernel/errors.ts';
import { logFailure } from '../kernel/log.ts';
import { commandHelp, commands, helpText } from './commands.ts';

/** `npm run -s motcua -- COMMAND …`: the answer on standard output, everything else on standard error. */
const [name = 'help', ...args] = process.argv.slice(2);

process.exitCode = await run().catch((error: unknown) => {
  if (error instanceof StartFailure) console.error(error.message);
  else if (error instanceof Refused)
    for (const { text } of error.refusals) console.error(`${text.vi} / ${text.en}`);
  else
    console.error(
      `Lệnh gặp lỗi chưa rõ, mã ${logFailure(error, `command ${name}`)}. / Unknown failure, see the line above.`,
    );
  return 1;
});

async function run(): Promise<number> {
  if (name === 'help' || name === '--help') {
    console.log(helpText());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    console.error(`Không có lệnh "${name}". / There is no such command.\n\n${helpText()}`);
    return 1;
  }
  if (args.includes('--help')) {
    console.log(commandHelp(command).trimEnd());
    return 0;
  }
  const { exitCode, output, error } = await command.run(args);
  if (typeof output !== 'string') process.stdout.write(output);
  else if (output !== '') process.stdout.write(output.endsWith('\n') ? output : `${output}\n`);
  if (error !== undefined) console.error(error);
  return exitCode;
}
