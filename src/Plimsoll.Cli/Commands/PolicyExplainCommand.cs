using System.CommandLine;

namespace Plimsoll.Cli.Commands;

static class PolicyExplainCommand
{
    public static Command Create(Surroundings surroundings) => new("explain", surroundings.Width.ToString());
}
