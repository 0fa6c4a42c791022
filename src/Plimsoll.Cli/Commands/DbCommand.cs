using System.CommandLine;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll db</c>: the vulnerability database.</summary>
static class DbCommand
{
    public static Command Create(Surroundings surroundings) =>
        new("db", """
            Builds, fetches, publishes and describes the vulnerability database.

            Examples:
              plimsoll db fetch --to advisories/
              plimsoll db build --from advisories/
              plimsoll db push registry.example/security/plimsoll-db:latest --key key.pem
              plimsoll db update registry.example/security/plimsoll-db:latest --key key.pub
              plimsoll db status --max-age 7d
            """)
        {
            DbFetchCommand.Create(surroundings),
            DbBuildCommand.Create(surroundings),
            DbUpdateCommand.Create(surroundings),
            DbPushCommand.Create(surroundings),
            DbStatusCommand.Create(surroundings),
        };
}
