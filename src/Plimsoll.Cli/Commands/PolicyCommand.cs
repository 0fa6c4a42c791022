using System.CommandLine;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll policy</c>: the work of those who write policies.</summary>
static class PolicyCommand
{
    public static Command Create(Surroundings surroundings) =>
        new("policy", """
            Tests, measures, explains and converts policies. Needs no cluster.

            Examples:
              plimsoll policy test policies/
              plimsoll policy verify library/
              plimsoll policy explain policies/no-privileged.yaml
              plimsoll policy convert --to vap policies/ | kubectl apply -f -
            """)
        {
            PolicyTestCommand.Create(surroundings),
            PolicyVerifyCommand.Create(surroundings),
            PolicyBenchCommand.Create(surroundings),
            PolicyExplainCommand.Create(surroundings),
            PolicyConvertCommand.Create(surroundings),
        };
}
