using System.Buffers;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.GitHubActions;

/// <summary>The actions and shared workflows that a workflow of GitHub, or an action made of others, uses.</summary>
/// <remarks>
/// Format: https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax, <c>uses: OWNER/REPOSITORY[/PATH]@REF</c>. Where the
/// reference is a commit the comment behind it tells the version, as the updaters of such files write it. Actions of the same repository
/// and images (<c>docker://</c>) are no packages.
/// </remarks>
public sealed class WorkflowPackages : IPackageReader
{
    static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");

    /// <inheritdoc/>
    public string Name => "GitHub workflow";

    /// <inheritdoc/>
    public long MaxBytes => 4 * 1024 * 1024;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file)
    {
        if (!file.Name.EndsWith(".yml", StringComparison.Ordinal) && !file.Name.EndsWith(".yaml", StringComparison.Ordinal))
            return false;
        return Ends(file.Folder, ".github/workflows")
            || (file.Name is "action.yml" or "action.yaml" && ("/" + file.Path.ToString()).Contains("/.github/actions/", StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var root = BoundedYaml.Read(file.Content, cancellation);
        if (!root.IsTable)
            throw new InvalidDataException("A workflow is a mapping.");

        var comments = Comments(file.Lines());
        foreach (var used in Uses(root))
        {
            var at = used.IndexOf('@');
            if (at <= 0 || used.StartsWith('.') || used.Contains("://", StringComparison.Ordinal))
                continue;
            var (name, reference) = (used[..at], used[(at + 1)..]);
            if (name.Split('/', 3) is not [{ Length: > 0 } owner, { Length: > 0 } repository, ..] || reference.Length == 0)
                continue;
            var version = IsCommit(reference) ? comments.GetValueOrDefault(used, reference) : reference;
            var full = $"{owner}/{repository}";
            yield return new Package(Ecosystem.GitHubActions, full, version, full, version, "", file.Location) { IsDirect = true };
        }
    }

    static IEnumerable<string> Uses(DocumentNode root)
    {
        foreach (var (_, job) in root.EntriesOf("jobs"))
        {
            if (job.TextOf("uses") is { } workflow)
                yield return workflow;
            foreach (var step in job.ItemsOf("steps"))
            {
                if (step.TextOf("uses") is { } action)
                    yield return action;
            }
        }
        if (root["runs"] is not { } runs)
            yield break;
        foreach (var step in runs.ItemsOf("steps"))
        {
            if (step.TextOf("uses") is { } action)
                yield return action;
        }
    }

    /// <summary>The versions in comments, by what they stand behind: <c>actions/checkout@11bd719 # v4.2.2</c>.</summary>
    static Dictionary<string, string> Comments(BoundedLines lines)
    {
        var comments = new Dictionary<string, string>(StringComparer.Ordinal);
        while (lines.Read() is { } line)
        {
            var text = line.AsSpan().Trim().TrimStart('-').TrimStart();
            if (!text.StartsWith("uses:", StringComparison.Ordinal) || text.IndexOf('#') is not (> 0 and var start))
                continue;
            var used = text["uses:".Length..start].Trim().Trim('"').Trim('\'');
            var comment = text[(start + 1)..].Trim();
            if (comment is ['v', ' ', ..])
                comment = comment[2..].TrimStart();
            var version = comment.IndexOfAny(' ', '\t') is > 0 and var end ? comment[..end] : comment;
            if (version is [>= '0' and <= '9', ..] or ['v', >= '0' and <= '9', ..])
                comments.TryAdd(used.ToString(), version.ToString());
        }
        return comments;
    }

    static bool IsCommit(string reference) => reference.Length is 40 or 64 && !reference.AsSpan().ContainsAnyExcept(Hexadecimal);

    static bool Ends(ReadOnlySpan<char> folder, ReadOnlySpan<char> ending) =>
        folder.EndsWith(ending, StringComparison.Ordinal) && (folder.Length == ending.Length || folder[^(ending.Length + 1)] == '/');
}
