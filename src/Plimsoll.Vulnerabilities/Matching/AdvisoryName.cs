using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>The one spelling of a package's name by which advisories are found, where an ecosystem allows several.</summary>
/// <remarks>
/// Python: PEP 503. NuGet and Packagist: ids are compared without case. Go: package URLs are lower-case by the purl
/// specification, so bills of materials have lost the case of the module's path. Swift: a package is the address of its repository, which
/// OSV writes with the scheme and some with <c>.git</c>. Everywhere else names are compared letter by letter.
/// </remarks>
static class AdvisoryName
{
    const string Scheme = "https://";
    const string Git = ".git";

    /// <summary>The spelling.</summary>
    /// <param name="scope">The ecosystem in OSV's words; what follows a colon does not count.</param>
    /// <param name="name">A name as an advisory or a package manager writes it.</param>
    internal static string Of(string scope, string name) => scope switch
    {
        "PyPI" => PythonName.Normalise(name),
        "NuGet" or "Packagist" or "Go" => Lower(name),
        "SwiftURL" => Lower(Repository(name)),
        _ => name,
    };

    static string Lower(string name) => name.AsSpan().ContainsAnyInRange('A', 'Z') ? name.ToLowerInvariant() : name;

    static string Repository(string address)
    {
        var start = address.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? Scheme.Length : 0;
        var end = address.EndsWith(Git, StringComparison.OrdinalIgnoreCase) ? address.Length - Git.Length : address.Length;
        return start == 0 && end == address.Length ? address : address[start..end];
    }
}
