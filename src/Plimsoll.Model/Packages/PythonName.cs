using System.Text;

namespace Plimsoll.Model.Packages;

/// <summary>Names of Python packages, which may be written in several ways that mean the same.</summary>
public static class PythonName
{
    /// <summary>The one spelling that indexes, advisories and package URLs use, e.g. <c>ruamel-yaml</c> of <c>Ruamel.Yaml</c>.</summary>
    /// <remarks>
    /// PEP 503, now https://packaging.python.org/en/latest/specifications/name-normalization/: lower case, and every run
    /// of <c>-</c>, <c>_</c> and <c>.</c> is one <c>-</c>.
    /// </remarks>
    public static string Normalise(string name)
    {
        if (IsNormal(name))
            return name;
        var normalised = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (c is not ('-' or '_' or '.'))
                normalised.Append(char.ToLowerInvariant(c));
            else if (normalised.Length == 0 || normalised[^1] != '-')
                normalised.Append('-');
        }
        return normalised.ToString();
    }

    static bool IsNormal(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] is '_' or '.' or (>= 'A' and <= 'Z') or > '\x7F' || (name[i] == '-' && i > 0 && name[i - 1] == '-'))
                return false;
        }
        return true;
    }
}
