using System.Text;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.WordPress;

/// <summary>WordPress plugins and themes, by the header comment of their main file; the name is the folder's, the slug of the directory.</summary>
/// <remarks>
/// Formats: https://developer.wordpress.org/plugins/plugin-basics/header-requirements/ and
/// https://developer.wordpress.org/themes/basics/main-stylesheet-style-css/. As WordPress does, only the first 8 KiB are looked at.
/// A plugin may be one file in the folder of all plugins; then it goes by the name of that.
/// </remarks>
public sealed class WordPressPackages : IPackageReader
{
    const int HeaderBytes = 8 * 1024;
    const string Plugins = "wp-content/plugins";
    const string Themes = "wp-content/themes";

    /// <inheritdoc/>
    public string Name => "WordPress plugin or theme";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file)
    {
        var above = EntryPath.Folder(file.Folder);
        return file.Name.EndsWith(".php", StringComparison.Ordinal)
            ? IsFolder(file.Folder, Plugins) || IsFolder(above, Plugins)
            : file.Name is "style.css" && IsFolder(above, Themes);
    }

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var header = Encoding.UTF8.GetString(file.Content.Span[..Math.Min(file.Content.Length, HeaderBytes)]);
        var isTheme = file.Name == "style.css";

        // Most PHP files of a plugin are not its main one.
        if (Field(header, isTheme ? "Theme Name" : "Plugin Name") is null || Field(header, "Version") is not { } version)
            yield break;
        var isAlone = IsFolder(file.Folder, Plugins);
        var slug = isAlone ? Path.GetFileNameWithoutExtension(file.Name) : EntryPath.Name(file.Folder).ToString();
        yield return new Package(Ecosystem.WordPress, slug, version, slug, version, "", file.Location)
        {
            Licenses = Field(header, "License") is { } license ? [license] : [],
            StatedPurl = isTheme ? new PackageUrl($"pkg:wordpress-theme/{Uri.EscapeDataString(slug)}@{Uri.EscapeDataString(version)}") : null,
        };
    }

    /// <summary>The value of <c>NAME: VALUE</c>, before which only the signs of a comment stand.</summary>
    static string? Field(string header, string name)
    {
        foreach (var line in header.AsSpan().EnumerateLines())
        {
            var text = line.TrimStart(" \t/*#@");
            if (text.StartsWith("<?php", StringComparison.Ordinal))
                text = text["<?php".Length..].TrimStart(" \t/*#@");
            if (text.StartsWith(name, StringComparison.OrdinalIgnoreCase) && text[name.Length..].TrimStart() is [':', .. var value])
            {
                var end = value.IndexOf("*/", StringComparison.Ordinal) is >= 0 and var close ? close : value.Length;
                return value[..end].Trim() is { IsEmpty: false } found ? found.ToString() : null;
            }
        }
        return null;
    }

    static bool IsFolder(ReadOnlySpan<char> folder, string name) =>
        folder.EndsWith(name, StringComparison.Ordinal) && (folder.Length == name.Length || folder[^(name.Length + 1)] == '/');
}
