namespace Plimsoll.Images.Packages.Ruby;

public sealed class GemspecPackagesTests
{
    const string Good = """
        # stub: a 1.0.0 ruby lib
        Gem::Specification.new do |s|
          s.name = "a".freeze
          s.version = "1.0.0" # comment
          s.platform = "java".freeze
          s.required_rubygems_version = Gem::Requirement.new(">= 0".freeze)
          s.licenses = ["Ruby".freeze,%q<BSD>.freeze, 'PSFL']
          s.version = "2.0.0"
        end
        """;

    static readonly GemspecPackages Reader = new();

    [Theory]
    [InlineData("usr/lib/ruby/gems/3.1.0/specifications/a-1.0.0.gemspec", true)]
    [InlineData("usr/lib/ruby/gems/3.1.0/specifications/default/a-1.0.0.gemspec", true)]
    [InlineData("usr/lib/ruby/gems/3.1.0/gems/a-1.0.0/a.gemspec", false)]
    [InlineData("app/a.gemspec", false)]
    public void Reads_the_specifications_of_installed_gems(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void Texts_written_out_are_understood()
    {
        var package = Assert.Single(Reader.Read("specifications/a.gemspec", Good));

        Assert.Equal(("a", "1.0.0", "java"), (package.Name, package.Version, package.Architecture));
        Assert.Equal(["Ruby", "BSD", "PSFL"], package.Licenses);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Gem::Specification.new do |spec|\n s.name = 'a'\n s.version = '1'\nend")]
    [InlineData("Gem::Specification.new do |s|\n s.name = 'a'\nend")]
    [InlineData("Gem::Specification.new do |s|\n s.name = 'a'\n s.version = A::VERSION\nend")]
    [InlineData("Gem::Specification.new do |s|\n s.name = 'a'\n s.version = \"#{x}\"\nend")]
    public void A_specification_without_a_name_or_version_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("specifications/a.gemspec", text));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("specifications/a.gemspec", Good);
}
