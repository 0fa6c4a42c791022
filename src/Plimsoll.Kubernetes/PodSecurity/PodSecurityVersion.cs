using System.Globalization;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>A version of the Pod Security Standards: the release of Kubernetes 1.x whose rules are meant.</summary>
/// <param name="Minor">The x of 1.x.</param>
public readonly record struct PodSecurityVersion(int Minor)
{
    /// <summary>The newest version whose rules are known.</summary>
    public static PodSecurityVersion Newest { get; } = new(37);

    /// <summary>Reads a version as namespace labels write it: <c>latest</c>, or <c>v1.N</c>. A newer one than known has the newest known rules.</summary>
    /// <param name="text">The version.</param>
    /// <param name="version">The version that it stands for.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string? text, out PodSecurityVersion version)
    {
        version = Newest;
        if (text == NamespaceLabels.Latest)
            return true;
        if (text is not ['v', '1', '.', .. var minor]
            || (minor.Length > 1 && minor[0] == '0')
            || !int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        version = new PodSecurityVersion(Math.Min(number, Newest.Minor));
        return true;
    }

    /// <summary>The version as namespace labels write it, e.g. <c>v1.37</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"v1.{Minor}");
}
