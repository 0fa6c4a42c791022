using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Terraform;

/// <summary>The providers that a <c>.terraform.lock.hcl</c> of Terraform or OpenTofu pins.</summary>
/// <remarks>
/// Format: https://developer.hashicorp.com/terraform/language/files/dependency-lock. Both programs write it line by line, so it is read so: a
/// block <c>provider "HOST/NAMESPACE/TYPE" {</c>, in it <c>version = "..."</c>.
/// </remarks>
public sealed class TerraformLockPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "Terraform lock file";

    /// <inheritdoc/>
    public long MaxBytes => 4 * 1024 * 1024;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is ".terraform.lock.hcl";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var lines = file.Lines();
        string? provider = null;
        while (lines.Read() is { } line)
        {
            var text = line.AsSpan().Trim();
            if (text.StartsWith("provider ", StringComparison.Ordinal))
            {
                provider = Quoted(text) ?? throw new InvalidDataException($"Line {lines.Number} begins a provider without a name.");
            }
            else if (provider is not null && text.StartsWith("version", StringComparison.Ordinal) && text["version".Length..].TrimStart() is ['=', ..])
            {
                var version = Quoted(text) ?? throw new InvalidDataException($"The version in line {lines.Number} is no text.");
                yield return new Package(Ecosystem.Terraform, provider, version, provider, version, "", file.Location);
                provider = null;
            }
        }
        if (provider is not null)
            throw new InvalidDataException($"The provider {provider} has no version.");
    }

    static string? Quoted(ReadOnlySpan<char> text)
    {
        if (text.IndexOf('"') is not (>= 0 and var start))
            return null;
        var rest = text[(start + 1)..];
        return rest.IndexOf('"') is > 0 and var end && !rest[..end].Contains('$') ? rest[..end].ToString() : null;
    }
}
