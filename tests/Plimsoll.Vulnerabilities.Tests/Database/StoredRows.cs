using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Vulnerabilities.Tests.Database;

/// <summary>Looks into a database.</summary>
static class StoredRows
{
    /// <summary>The ids of the advisories that have a row on a package.</summary>
    internal static string[] AdvisoriesOn(this AdvisoryDatabase database, string scope, string package)
    {
        var ids = new List<string>();
        if (!database.TryFindScope(scope, out var number) || !database.TryFind(number, package, out var rows))
            return [];
        for (var place = rows.First; place < rows.End; place++)
            ids.Add(database.Advisory(database.Row(place).Advisory).Id);
        return [.. ids];
    }
}
