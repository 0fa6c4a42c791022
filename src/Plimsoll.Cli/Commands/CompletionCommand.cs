using System.CommandLine;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll completion</c>: scripts that let a shell complete commands and flags.</summary>
static class CompletionCommand
{
    const string Bash = """
        _plimsoll() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _plimsoll plimsoll
        """;

    const string Zsh = """
        #compdef plimsoll
        _plimsoll() {
          local -a suggestions
          suggestions=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -a suggestions
          _files
        }
        compdef _plimsoll plimsoll
        """;

    const string Fish = """
        complete -c plimsoll -a '(plimsoll "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'
        """;

    public static Command Create(Surroundings surroundings)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command("completion", """
            Prints a script that completes commands and flags in a shell.

            Examples:
              source <(plimsoll completion bash)
              plimsoll completion fish > ~/.config/fish/completions/plimsoll.fish
            """) { shell };
        command.SetAction(async (parsed, _) =>
        {
            var script = parsed.GetValue(shell) switch
            {
                "zsh" => Zsh,
                "fish" => Fish,
                _ => Bash,
            };
            await surroundings.Output.WriteLineAsync(script);
            return ExitCode.Pass;
        });
        return command;
    }
}
