using System.Collections.Frozen;
using System.Globalization;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Distributions;

/// <summary>Until when the releases of distributions get security updates.</summary>
/// <remarks>
/// The data is <c>end-of-life.tsv</c> beside this file, which says where it is from. It is compiled in, so it is as old as the program; a date
/// that the image states itself (<c>SUPPORT_END</c> of os-release(5)) fills the gaps.
/// </remarks>
public static class EndOfLifeTable
{
    const string Resource = "end-of-life.tsv";

    static readonly Lazy<FrozenDictionary<(string Id, string Release), DateOnly>> Rows = new(Read);

    /// <summary>The last day with security updates for everybody.</summary>
    /// <returns><c>null</c> where the table has no such release, or where the distribution has no releases.</returns>
    public static DateOnly? Of(string id, string release)
    {
        var rows = Rows.Value;
        if (rows.TryGetValue((id, release), out var exact))
            return exact;
        for (var end = release.LastIndexOf('.'); end > 0; end = release.LastIndexOf('.', end - 1))
        {
            // 15 is not the row of 15.7 where there is one of 15.6: each of them ends by itself.
            var shorter = release[..end];
            if (rows.TryGetValue((id, shorter), out var found))
                return rows.Keys.Any(row => row.Id == id && row.Release.StartsWith(shorter + ".", StringComparison.Ordinal)) ? null : found;
        }
        return null;
    }

    /// <summary>A distribution with its end of life.</summary>
    internal static Distro Complete(Distro distro)
    {
        if (distro.RepositoryRelease == "edge")
            return distro with { EndOfLife = null };
        var release = distro.RepositoryRelease.Length > 0 ? distro.RepositoryRelease : distro.VersionId;

        // CentOS and CentOS Stream have one id.
        var id = distro.Id == "centos" && distro.PrettyName.Contains("Stream", StringComparison.OrdinalIgnoreCase) ? "centos-stream" : distro.Id;
        return distro with { EndOfLife = Of(id, release) ?? distro.EndOfLife };
    }

    static FrozenDictionary<(string, string), DateOnly> Read()
    {
        using var stream = typeof(EndOfLifeTable).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} was not compiled in.");
        using var reader = new StreamReader(stream);
        var rows = new Dictionary<(string, string), DateOnly>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [{ Length: > 0 } id, var release, var day] && id[0] != '#')
                rows.Add((id, release), DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        return rows.ToFrozenDictionary();
    }
}
