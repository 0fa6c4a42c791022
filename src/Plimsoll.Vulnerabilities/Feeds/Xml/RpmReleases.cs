using System.Text.RegularExpressions;

namespace Plimsoll.Vulnerabilities.Feeds.Xml;

/// <summary>Of which release of which distribution with rpm something is: by a platform's name, or by the mark in a package's release.</summary>
/// <remarks>The mark is rpm's <c>%{dist}</c>: <c>.el8</c>, <c>.amzn2023</c>, <c>.azl3</c>, <c>.cm2</c>, <c>.fc40</c>.</remarks>
static partial class RpmReleases
{
    /// <summary>The feed of a platform, e.g. <c>Oracle Linux:8</c> of <c>Oracle Linux 8</c>; <c>null</c> where it is not known, or no release is named.</summary>
    internal static string? OfPlatform(string platform)
    {
        if (platform.Length > OsvReader.MaxNameLength || platform.AsSpan().ContainsAnyInRange('\0', '\u001F'))
            return null;
        if (Numbered().Match(platform) is { Success: true } match)
        {
            return match.Groups["name"].Value switch
            {
                "Oracle Linux" => $"Oracle Linux:{match.Groups["number"].Value}",
                "Red Hat Enterprise Linux" => $"Red Hat:{match.Groups["number"].Value}",
                "Azure Linux" or "CBL-Mariner" => $"Azure Linux:{match.Groups["number"].Value}",
                "Amazon Linux" => $"Amazon Linux:{match.Groups["number"].Value}",
                "AlmaLinux" => $"AlmaLinux:{match.Groups["number"].Value}",
                _ => $"Rocky Linux:{match.Groups["number"].Value}",
            };
        }
        return platform.StartsWith("SUSE ", StringComparison.Ordinal) ? $"SUSE:{platform["SUSE ".Length..]}"
            : platform.StartsWith("openSUSE ", StringComparison.Ordinal) ? $"openSUSE:{platform["openSUSE ".Length..]}"
            : null;
    }

    /// <summary>The feed of a package by the mark in its release; <c>null</c> where it has none.</summary>
    /// <param name="release">The package's release, or version and release.</param>
    /// <param name="enterprise">The distribution that <c>.el8</c> stands for, e.g. <c>Rocky Linux</c>; empty where that is not known.</param>
    internal static string? OfRelease(string release, string enterprise)
    {
        if (Mark().Match(release) is not { Success: true } match)
            return null;
        var number = match.Groups["number"].Value;
        return match.Groups["name"].Value switch
        {
            "amzn" => $"Amazon Linux:{number}",
            "azl" or "cm" => $"Azure Linux:{number}",
            "fc" => $"Fedora:{number}",
            _ => enterprise.Length > 0 ? $"{enterprise}:{number}" : null,
        };
    }

    [GeneratedRegex("^(?<name>Oracle Linux|Red Hat Enterprise Linux|Azure Linux|CBL-Mariner|Amazon Linux|AlmaLinux|Rocky Linux) (?<number>[0-9]{1,4})(?:\\.[0-9]{1,2})?$", RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();

    [GeneratedRegex("[._+](?<name>amzn|azl|cm|fc|el)(?<number>[0-9]{1,4})(?:[^0-9]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Mark();
}
