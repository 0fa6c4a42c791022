using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>Tells packages that are an operating system's kernel, or are made of its source.</summary>
/// <remarks>
/// A container runs the kernel of its node. A kernel in an image, its modules and its headers (Debian's <c>linux-libc-dev</c> comes
/// with every compiler) carry the kernel's vulnerabilities by name, though none of its code runs.
/// </remarks>
static class KernelPackages
{
    static readonly string[] Sources = ["linux", "linux-meta", "linux-lts", "linux-virt", "linux-edge", "linux-rpi", "kernel", "kernel-rt", "kernel-default", "kernel-uek"];

    internal static bool IsKernel(Package package) => package.Ecosystem.IsOperatingSystem
        && (Sources.Contains(package.Source, StringComparer.Ordinal)
            || package.Source.StartsWith("linux-signed", StringComparison.Ordinal)
            || package.Source.StartsWith("linux-meta-", StringComparison.Ordinal)
            || (package.Source.StartsWith("linux-", StringComparison.Ordinal) && package.Name.StartsWith("linux-image-", StringComparison.Ordinal)));
}
