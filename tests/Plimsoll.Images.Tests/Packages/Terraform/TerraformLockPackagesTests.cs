namespace Plimsoll.Images.Packages.Terraform;

public sealed class TerraformLockPackagesTests
{
    const string Good = """
        # This file is maintained automatically.
        provider "registry.terraform.io/hashicorp/aws" {
          version     = "5.72.1"
          constraints = "~> 5.0"
          hashes = [
            "h1:x",
          ]
        }

        provider "registry.opentofu.org/hashicorp/random" {
          version = "3.6.3"
        }
        """;

    static readonly TerraformLockPackages Reader = new();

    [Fact]
    public void Providers_have_their_full_address()
    {
        var packages = Reader.Read("infra/.terraform.lock.hcl", Good);

        Assert.Equal(["registry.terraform.io/hashicorp/aws 5.72.1", "registry.opentofu.org/hashicorp/random 3.6.3"], packages.Lines());
        Assert.Equal("pkg:terraform/registry.terraform.io/hashicorp/aws@5.72.1", packages[0].Purl(null).Text);
    }

    [Theory]
    [InlineData("provider {\n")]
    [InlineData("provider \"x/y/z\" {\n}\n")]
    [InlineData("provider \"x/y/z\" {\n version = local.v\n}\n")]
    public void A_provider_without_a_name_or_a_version_is_a_fault(string text) =>
        Assert.Throws<InvalidDataException>(() => Reader.Read(".terraform.lock.hcl", text));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits(".terraform.lock.hcl", Good);
}
