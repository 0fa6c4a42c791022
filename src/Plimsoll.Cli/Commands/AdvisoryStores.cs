using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Demonstration;

namespace Plimsoll.Cli.Commands;

/// <summary>Chooses the vulnerability data of a run.</summary>
static class AdvisoryStores
{
    /// <summary>The database that is named; else the default one; else, where there is none, the demonstration set.</summary>
    /// <exception cref="UsageException">The database is named but missing, or is damaged.</exception>
    public static AdvisoryDatabase Open(string? named, Surroundings surroundings)
    {
        var file = named ?? surroundings.DefaultDatabase;
        var mustExist = named is not null || surroundings.Environment("PLIMSOLL_DB") is { Length: > 0 };
        if (!mustExist && !File.Exists(file))
            return DemonstrationSet.Open();

        try
        {
            return AdvisoryDatabase.Open(file);
        }
        catch (DatabaseException problem)
        {
            throw new UsageException(problem.Message, ExitCode.Unreachable);
        }
    }
}
