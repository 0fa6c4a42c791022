using System.Globalization;
using System.Runtime.InteropServices;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>A minor release of Kubernetes.</summary>
/// <param name="Major">The major number.</param>
/// <param name="Minor">The minor number.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct KubernetesVersion(int Major, int Minor)
{
    /// <summary>The oldest release whose CEL is told apart: the first that has ValidatingAdmissionPolicy.</summary>
    public static KubernetesVersion Oldest => new(1, 26);

    /// <summary>The newest release that is known.</summary>
    public static KubernetesVersion Newest => new(1, 37);

    /// <summary>Reads <c>1.31</c>, <c>v1.31.2</c> or <c>v1.31.2-eks-a1b2c3</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out KubernetesVersion version)
    {
        version = default;
        var rest = text is ['v', ..] ? text[1..] : text;
        var dot = rest.IndexOf('.');
        if (dot < 0 || !TryReadNumber(rest[..dot], out var major))
            return false;
        rest = rest[(dot + 1)..];
        var length = rest.IndexOfAnyExceptInRange('0', '9');
        var isComplete = length < 0 || rest[length] is '.' or '-' or '+';
        if (!isComplete || !TryReadNumber(length < 0 ? rest : rest[..length], out var minor))
            return false;
        version = new KubernetesVersion(major, minor);
        return true;
    }

    /// <summary>Whether this is the release <paramref name="major"/>.<paramref name="minor"/> or a later one.</summary>
    public bool IsAtLeast(int major, int minor) => Major > major || (Major == major && Minor >= minor);

    /// <summary><c>MAJOR.MINOR</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    static bool TryReadNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
