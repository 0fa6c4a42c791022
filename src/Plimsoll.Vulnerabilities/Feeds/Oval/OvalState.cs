using System.Collections.Immutable;
using System.Xml;
using Plimsoll.Vulnerabilities.Feeds.Xml;

namespace Plimsoll.Vulnerabilities.Feeds.Oval;

/// <summary>Which versions of a package a test asks for.</summary>
/// <param name="Version">Epoch, version and release.</param>
/// <param name="IsIncluded">Whether the version itself is one of them: <c>less than or equal</c>, else <c>less than</c>.</param>
/// <param name="Architectures">The architectures it is about; empty for all.</param>
sealed record OvalState(string Version, bool IsIncluded, ImmutableArray<string> Architectures)
{
    /// <summary>Reads the state where the reader stands; <c>null</c> where it is of another kind, e.g. of a signature.</summary>
    internal static OvalState? Read(XmlReader element)
    {
        var (version, operation) = ("", "");
        ImmutableArray<string> architectures = [];
        FeedXml.Children(element, child =>
        {
            if (child.LocalName == "evr")
            {
                operation = FeedXml.Attribute(child, "operation");
                version = FeedXml.Text(child).Trim();
            }
            else if (child.LocalName == "arch")
            {
                architectures = Alternatives(FeedXml.Text(child).Trim());
            }
        });
        if (version.StartsWith("0:", StringComparison.Ordinal))
            version = version[2..];
        return operation is "less than" or "less than or equal" && AdvisoryText.IsName(version)
            ? new OvalState(version, operation != "less than", architectures)
            : null;
    }

    // A pattern of alternatives: aarch64|x86_64, in brackets or not.
    static ImmutableArray<string> Alternatives(string pattern)
    {
        string[] words = pattern.Trim('(', ')', '^', '$').Split('|');
        return words.Length <= 20 && words.All(word => word.Length is > 0 and < 20 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
            && !words.Contains("noarch", StringComparer.Ordinal)
            ? [.. words.Order(StringComparer.Ordinal)]
            : [];
    }
}
