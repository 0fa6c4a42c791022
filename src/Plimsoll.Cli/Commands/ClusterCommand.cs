using System.CommandLine;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll cluster</c>: a cluster as a whole.</summary>
static class ClusterCommand
{
    public static Command Create(Surroundings surroundings) =>
        new("cluster", "Looks at a cluster as a whole.")
        {
            ClusterPostureCommand.Create(surroundings),
            ClusterRightsCommand.Create(surroundings),
        };
}
