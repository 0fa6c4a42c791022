using System.CommandLine;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll rbac</c>: who may do what, and what can be made of it.</summary>
static class RbacCommand
{
    public static Command Create(Surroundings surroundings) =>
        new("rbac", """
            Answers who may do what, finds ways to more rights, and makes the smallest role.

            Examples:
              plimsoll rbac risks samples/rbac
              plimsoll rbac can sa:shop/web list secrets samples/rbac -n shop
              plimsoll rbac who-can create pods samples/rbac
              plimsoll rbac least sa:shop/web audit.log > role.yaml
            """)
        {
            RbacCanCommand.Create(surroundings),
            RbacWhoCanCommand.Create(surroundings),
            RbacRisksCommand.Create(surroundings),
            RbacLeastCommand.Create(surroundings),
        };
}
